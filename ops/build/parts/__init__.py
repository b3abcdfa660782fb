"""The steps that are Python of ours, each run as `python -m ops.build.parts.NAME`."""
