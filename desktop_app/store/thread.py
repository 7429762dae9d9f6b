"""The one thread that owns the book from opening to closing: every reader and writer asks it in turn (D2)."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import TypeVar

Answer = TypeVar("Answer")


class StoreThread:
    """Calls run one after another on a thread of their own; a failure comes back with the answer."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    def ask(self, call: Callable[[], Answer]) -> Future[Answer]:
        """Run a call on the store's thread; the caller does not wait."""
        return self._thread.submit(call)

    def __enter__(self) -> "StoreThread":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.shutdown(wait=True)
