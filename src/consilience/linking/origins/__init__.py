"""The roots on which articles rest, sentence by sentence, with the evidence for each."""

from consilience.linking.origins.tracing import OriginIndex, trace_origins

__all__ = ["OriginIndex", "trace_origins"]
