"""A Ray cluster on this machine: a head that does no work, and nodes of one processor each."""

from collections.abc import Iterator
from contextlib import contextmanager

STORE_BYTES = 100_000_000  # of a node's objects; bulk runs send numbers alone
STARTING_S = 120


@contextmanager
def run_cluster(nodes: int) -> Iterator[str]:
    """The address of a cluster for a `with` block; other processes join it."""
    from ray.cluster_utils import Cluster

    head = {"num_cpus": 0, "include_dashboard": False, "object_store_memory": STORE_BYTES}
    cluster = Cluster(initialize_head=True, head_node_args=head)
    try:
        for _ in range(nodes):
            cluster.add_node(num_cpus=1, object_store_memory=STORE_BYTES)
        cluster.wait_for_nodes(timeout=STARTING_S)
        yield cluster.address
    finally:
        cluster.shutdown()
