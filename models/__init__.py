"""Everything that runs without Qt: rules, storage, files in and out, use cases."""
