"""HiGHS, silent and repeatable: the same model gives the same answer, and nothing is printed."""

import highspy


class Solver(highspy.Highs):
    """One thread and a fixed seed; any option by its HiGHS name, such as mip_rel_gap."""

    def __init__(self, **options: float) -> None:
        self._options = {"output_flag": False, "threads": 1, "random_seed": 0, **options}
        super().__init__()

    def enableCallbacks(self) -> None:  # noqa: N802 (HiGHS's name)
        """Called while HiGHS is made: the options are set here because it prints its banner right after."""
        for name, value in self._options.items():
            self.setOptionValue(name, value)
        super().enableCallbacks()

    @property
    def optimal(self) -> bool:
        return self.getModelStatus() == highspy.HighsModelStatus.kOptimal
