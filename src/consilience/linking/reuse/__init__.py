"""Text reuse: which articles repeat words of one another, where, and which of two was first."""

from consilience.linking.reuse.finding import Reuse, find_reuse, make_reuse_derivations

__all__ = ["Reuse", "find_reuse", "make_reuse_derivations"]
