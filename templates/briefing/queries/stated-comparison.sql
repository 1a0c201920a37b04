-- Figures that a source states for two periods, as stated: a row for each figure and period. They are
-- somebody's own counts, of a scope of their own; nothing here is computed, and nothing compares them with the
-- listed incidents.
-- A pair is two figures of one statement, named alike but for "-before" at the end of the earlier one.
-- Parameters: none.
-- Key: statement, name, period
-- Columns: statement, said_by, source, scope, period_start, period_end (of the later period); name, unit,
-- position (order of the pairs, from 1); period ("earlier", "later"), period_position (1, 2); figure (count),
-- verbatim.
WITH pairs AS (
  SELECT
    l.statement,
    l.name,
    row_number() OVER (ORDER BY s.position, l.position) AS position
  FROM stated_figures AS l
  JOIN stated_figures AS e ON e.statement = l.statement AND e.name = l.name || '-before'
  JOIN statements AS s ON s.id = l.statement
)
SELECT
  p.statement,
  s.said_by,
  s.source,
  s.scope,
  s.period_start,
  s.period_end,
  p.name,
  f.unit,
  p.position,
  CASE WHEN f.name = p.name THEN 'later' ELSE 'earlier' END AS period,
  CASE WHEN f.name = p.name THEN 2 ELSE 1 END AS period_position,
  count_of(f.figure) AS figure,
  f.verbatim
FROM pairs AS p
JOIN statements AS s ON s.id = p.statement
JOIN stated_figures AS f
  ON f.statement = p.statement AND (f.name = p.name OR f.name = p.name || '-before')
ORDER BY p.position, period_position
