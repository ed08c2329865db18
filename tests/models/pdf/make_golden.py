"""Make the golden files anew; look at their pages before keeping them."""

from tests.models.pdf.test_golden import GOLDEN, GOLDEN_REPORT, built, built_report

if __name__ == "__main__":
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_bytes(built())
    GOLDEN_REPORT.write_bytes(built_report())
