SELECT id, date, title, count_of(killed) AS killed
FROM incidents
WHERE date BETWEEN $period_start AND $period_end
ORDER BY date, id
