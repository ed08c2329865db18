"""The targets: list, enter results, say why."""
