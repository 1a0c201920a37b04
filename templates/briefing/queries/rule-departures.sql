-- Incidents of the period whose figures are taken by another rule than the briefing's: a row for each.
-- Parameters: $period_start, $period_end.
-- Columns: id, title, date, rule ("lowest", "preferred", "range"), rule_reason.
SELECT
  id,
  title,
  date,
  rule,
  rule_reason
FROM incidents
WHERE date BETWEEN $period_start AND $period_end
  AND rule IS NOT NULL
ORDER BY date, id
