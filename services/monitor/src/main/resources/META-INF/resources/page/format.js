// Numbers and times as text.

const DASH = '–';
const known = (value) => typeof value === 'number' && Number.isFinite(value);

export const count = (value) => (known(value) ? value.toLocaleString('en') : DASH);

export function number(value, digits = 3) {
  if (!known(value)) {
    return DASH;
  }
  const size = Math.abs(value);
  return size !== 0 && (size < 0.001 || size >= 1e6) ? value.toExponential(2) : value.toLocaleString('en', {
    maximumFractionDigits: size >= 100 ? 1 : digits, minimumFractionDigits: size >= 100 || Number.isInteger(value) ? 0 : digits,
  });
}

export function percent(value, digits = 1) {
  return known(value) ? `${(value * 100).toFixed(digits)}%` : DASH;
}

export function duration(seconds) {
  if (!known(seconds)) {
    return DASH;
  }
  const size = Math.abs(seconds);
  if (size < 60) {
    return `${size < 10 ? Number(seconds.toFixed(1)) : Math.round(seconds)} s`;
  }
  if (size < 5400) {
    return `${Math.round(seconds / 60)} min`;
  }
  return size < 172800 ? `${(seconds / 3600).toFixed(1)} h` : `${(seconds / 86400).toFixed(1)} d`;
}

export function clock(millis) {
  return known(millis) ? new Date(millis).toLocaleTimeString('en-GB') : DASH;
}

export function moment(millis) {
  if (!known(millis)) {
    return DASH;
  }
  const day = new Date(millis);
  const today = new Date().toDateString() === day.toDateString();
  return today ? clock(millis) : `${day.toLocaleDateString('en-CA')} ${clock(millis)}`;
}

const NAMES = {
  PSI: 'PSI', KS: 'KS', CHI_SQUARE: 'Chi-square', MISSING: 'Missing share', OUT_OF_VOCABULARY: 'Out of vocabulary',
  PREDICTION_PSI: 'PSI of scores', PREDICTION_KS: 'KS of scores', AUC_DROP: 'AUC drop', ADWIN: 'ADWIN', PAGE_HINKLEY: 'Page-Hinkley',
  CALIBRATION: 'Calibration', FEATURE_SKEW: 'Feature skew', DIGEST: 'Digest', STALE_ROWS: 'Stale rows', BURN_RATE: 'Burn rate',
};

/** A detector or a family in words. */
export function words(name) {
  return NAMES[name] ?? String(name).toLowerCase().replaceAll('_', ' ');
}
