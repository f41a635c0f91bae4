from jalin.kernel.access import verb

WRITE = verb("faults.write_slip", "Write a slip")
