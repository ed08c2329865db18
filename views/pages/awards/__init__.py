"""Khen thưởng: dossiers, people, collectives, money."""
