//! SQL of intake: folders, sightings, raw letters, waiting times.
