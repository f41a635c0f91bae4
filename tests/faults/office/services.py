"""The one write of these tests, through the same door as every other."""

from jalin.kernel.journal import action

from .models import Slip
from .permissions import WRITE


@action("faults.write_slip", verb=WRITE)
def write_slip(*, by, act, key: str, job=None) -> Slip:
    return act.create(Slip(key=key, job=job))
