"""What can go wrong with a cluster, in one sentence."""


class EngineError(Exception):
    """The engine cannot be used as asked."""
