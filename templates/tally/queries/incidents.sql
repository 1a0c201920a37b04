-- The twenty incidents of the period with the most people killed at least, a row each, in the place of all: of the same
-- number, the earlier one.
-- Parameters: $period_start, $period_end.
-- Columns: position (from 1), id, title, date, date_end, date_precision, town, province_name, country, place_precision;
-- killed, wounded (counts).
WITH worst AS (
  SELECT
    id,
    title,
    date,
    date_end,
    date_precision,
    town,
    province_name,
    country,
    place_precision,
    count_of(killed) AS killed,
    count_of(wounded) AS wounded
  FROM incidents
  WHERE date BETWEEN $period_start AND $period_end
  ORDER BY coalesce(killed_low, 0) DESC, date, id
  -- Twenty rows are numbered, not all of the period: of many events those would take a third more memory.
  LIMIT 20
)
SELECT
  row_number() OVER (ORDER BY coalesce(killed_low, 0) DESC, date, id) AS position,
  id,
  title,
  date,
  date_end,
  date_precision,
  town,
  province_name,
  country,
  place_precision,
  count_of(killed) AS killed,
  count_of(wounded) AS wounded
FROM worst
ORDER BY position
