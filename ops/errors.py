"""What can go wrong while running Attune.

OpsError                exit status 1: something failed on the way
├── WrongInput          exit status 2: the person asked for something that cannot be
│   └── BadSettings     attune.toml or the environment
├── PortTaken           somebody else listens there
├── AlreadyRunning      another `up` of this checkout
├── AlreadyTraining     another `retrain` on this database, or ours lost its lock
├── StepFailed          a build step
└── NotHealthy          a process did not come up, or kept crashing
"""


class OpsError(Exception):
    """Root of everything ops raises on purpose; the message is for the person at the terminal."""

    exit_status = 1


class WrongInput(OpsError):
    """Asked for something that cannot be."""

    exit_status = 2


class BadSettings(WrongInput):
    """A value in attune.toml or the environment cannot be used."""


class PortTaken(OpsError):
    """Somebody else listens on a port Attune is to use."""


class AlreadyRunning(OpsError):
    """Another `attune up` of this checkout is running."""


class AlreadyTraining(OpsError):
    """Another `retrain` works on this database, or ours lost its lock to one."""


class StepFailed(OpsError):
    """A step of the build failed."""


class NotHealthy(OpsError):
    """A process did not come up in time, or kept crashing."""
