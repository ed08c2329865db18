"""Make the golden file anew; look at its pages before keeping it."""

from tests.models.pdf.test_golden import GOLDEN, built

if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_bytes(built())
