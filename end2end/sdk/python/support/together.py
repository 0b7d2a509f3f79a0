"""Calls made at the same instant."""
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from .stacks import Refusal


def at_once(clients, call):
    """Lets every client make its call at once; gives their answers, or the refusals in place of them."""
    barrier = Barrier(len(clients))

    def run(client):
        barrier.wait(10)
        try:
            return call(client)
        except Refusal as refusal:
            return refusal

    with ThreadPoolExecutor(len(clients)) as pool:
        return list(pool.map(run, clients))
