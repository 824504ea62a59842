"""The whole run: plan, gather, judge, fix, report."""
