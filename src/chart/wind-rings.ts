type Ring = readonly (readonly number[])[];

/**
 * Returns features whose rings go round as d3-geo reads them: outer ones clockwise, seen with north above, holes the
 * other way. RFC 7946, section 3.1.6, asks for the opposite, and read so a province would be all the world but itself.
 */
export function windRings(features: readonly object[]): readonly object[] {
  return features.map((feature) => {
    const geometry: unknown = Reflect.get(feature, "geometry");
    const type: unknown = Reflect.get(Object(geometry), "type");
    const coordinates: unknown = Reflect.get(Object(geometry), "coordinates");
    if (type === "Polygon")
      return { ...feature, geometry: { type, coordinates: wind(coordinates as readonly Ring[]) } };
    if (type === "MultiPolygon")
      return {
        ...feature,
        geometry: { type, coordinates: (coordinates as readonly (readonly Ring[])[]).map(wind) },
      };
    return feature;
  });
}

function wind(polygon: readonly Ring[]): readonly Ring[] {
  return polygon.map((ring, index) =>
    areaOf(ring) > 0 === (index === 0) ? ring.toReversed() : ring,
  );
}

// Twice the area in degrees, above 0 where the ring goes round counterclockwise. A step over 180° goes the short way.
function areaOf(ring: Ring): number {
  let [area, x, last] = [0, 0, ring[0]];
  for (const point of ring) {
    const [fromX = 0, fromY = 0] = last ?? [];
    const [toX = 0, toY = 0] = point;
    const step = ((((toX - fromX + 180) % 360) + 360) % 360) - 180;
    area += x * toY - (x + step) * fromY;
    x += step;
    last = point;
  }
  return area;
}
