"""What a process that reads files may use."""

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading may use.

    Attributes:
        memory_bytes: Address space of the process, and of each that it starts.
        output_bytes: The largest answer, text and layout together, and the largest temporary file.
        silence_s: How long a file may be read without a page being finished.
        silence_s_per_mib: What is added to it for each MiB of the file.
        total_s: How long a file may be read at all.
        total_s_per_page: What each finished page adds to it: scans of thousands of pages are read to their end.
        files: After how many files a fresh process takes over.
        grown_bytes: Memory once held after which a fresh process takes over.
    """

    memory_bytes: int = 2048 * _MIB
    output_bytes: int = 256 * _MIB
    silence_s: float = 120.0
    silence_s_per_mib: float = 20.0
    total_s: float = 3600.0
    total_s_per_page: float = 30.0
    files: int = 500
    grown_bytes: int = 1024 * _MIB

    def total_of(self, pages: int) -> float:
        """How long a file may be read of which so many pages are finished, in seconds."""
        return self.total_s + self.total_s_per_page * pages

    def silence_of(self, data: bytes) -> float:
        """How long a file of these bytes may be read without a page being finished, in seconds."""
        return self.silence_s + self.silence_s_per_mib * len(data) / _MIB


LIMITS = Limits()
