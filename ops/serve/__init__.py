"""Running the three processes: ports, children, health, supervision."""
