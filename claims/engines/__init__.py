"""Where the work on articles runs: in this process, on a pool of processes, on a Spark cluster. What it is, `batch` says."""
