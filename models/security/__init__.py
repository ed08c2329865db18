"""Keys and signatures: who really made a package."""
