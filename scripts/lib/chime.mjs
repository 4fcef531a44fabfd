/** The sound of a banner: two soft notes, a fourth apart, computed here so that it belongs to nobody else. */

const rate = 22_050;
/** Each note: when it begins and how fast it fades, s; its pitch, Hz; how loud it is, of 1. */
const notes = [
  { at: 0, fade: 0.11, pitch: 659.26, volume: 0.3 },
  { at: 0.11, fade: 0.16, pitch: 880, volume: 0.3 },
];
const seconds = 0.8;
/** A note does not begin at once, which would click, s. */
const rise = 0.006;

/** How far the air is from rest at a time (s), from -1 to 1. */
function wave(time) {
  return notes.reduce((sum, { at, fade, pitch, volume }) => {
    const since = time - at;
    if (since <= 0) return sum;
    const loud = volume * Math.min(1, since / rise) * Math.exp(-since / fade);
    const turn = 2 * Math.PI * pitch * since;
    return sum + loud * (Math.sin(turn) + 0.25 * Math.sin(2 * turn) + 0.08 * Math.sin(3 * turn));
  }, 0);
}

/**
 * Returns the sound as a WAV file: 16 bits, one channel (http://soundfile.sapp.org/doc/WaveFormat/).
 * @returns {Buffer}
 */
export function chime() {
  const samples = Math.round(rate * seconds);
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
  for (let n = 0; n < samples; n++) {
    const left = Math.min(1, (samples - n) / (rate * 0.05));
    file.writeInt16LE(Math.round(32_767 * left * wave(n / rate)), 44 + n * 2);
  }
  return file;
}
