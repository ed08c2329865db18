"""The programmes: tasks, movements, duties, legal bases."""
