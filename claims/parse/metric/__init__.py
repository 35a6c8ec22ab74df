"""What: the metric that each number measures, and what sort of statement it is."""
