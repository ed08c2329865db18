"""Papers as blocks: what stands on each sheet and in what order, before any PDF or DOCX."""
