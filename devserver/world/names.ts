import { AnnouncementType } from '../../gen/aruna/api/storage/models/v2/models_pb.ts';

/** The people of the simulated institute; the first is the default user, the second may only read. */
export const PEOPLE = [
  { name: 'Lena Hoffmann', email: 'lena.hoffmann@soilnet.example' },
  { name: 'Jonas Peters', email: 'jonas.peters@soilnet.example' },
  { name: 'Jana Weber', email: 'jana.weber@soilnet.example' },
  { name: 'Mehmet Yılmaz', email: 'mehmet.yilmaz@coastlab.example' },
  { name: 'Amélie Laurent', email: 'amelie.laurent@coastlab.example' },
  { name: 'Priya Raman', email: 'priya.raman@genomics.example' },
  { name: 'Tomasz Nowak', email: 'tomasz.nowak@genomics.example' },
  { name: 'Sofia Lindqvist', email: 'sofia.lindqvist@climate.example' },
] as const;

export const SERVICE_ACCOUNT = { name: 'sequencer-upload', email: 'uploads@soilnet.example' } as const;

export interface ProjectPlan {
  name: string;
  title: string;
  description: string;
  collections: readonly { name: string; datasets: readonly string[]; files: readonly string[] }[];
}

const READS = ['reads_{n}_R1.fastq.gz', 'reads_{n}_R2.fastq.gz', 'fastqc_{n}.html', 'sample_{n}.json'];
const ASSEMBLY = ['contigs_{n}.fasta', 'assembly_graph_{n}.gfa', 'quast_{n}.tsv', 'bins_{n}.tar.gz'];
const ANNOTATION = ['annotation_{n}.gff3', 'proteins_{n}.faa', 'kegg_{n}.tsv', 'amr_genes_{n}.csv'];
const SENSORS = ['ctd_cast_{n}.nc', 'temperature_{n}.csv', 'salinity_{n}.parquet', 'station_{n}.json'];
const IMAGES = ['plate_{n}.ome.tiff', 'segmentation_{n}.zarr.zip', 'channels_{n}.json'];

export const PROJECTS: readonly ProjectPlan[] = [
  {
    name: 'soil-2026',
    title: 'Soil metagenomes of the Lahn valley 2026',
    description: 'Shotgun sequencing of 96 soil cores along a moisture gradient.',
    collections: [
      { name: 'raw-reads', datasets: ['run-0412', 'run-0419', 'run-0503'], files: READS },
      { name: 'assembly', datasets: ['megahit', 'metaspades'], files: ASSEMBLY },
      { name: 'annotation', datasets: ['prokka', 'antismash'], files: ANNOTATION },
    ],
  },
  {
    name: 'wadden-sea-timeseries',
    title: 'Wadden Sea long-term stations',
    description: 'Hydrography and plankton at six stations since 1998.',
    collections: [
      { name: 'ctd', datasets: ['station-w2', 'station-w4'], files: SENSORS },
      { name: 'plankton-imaging', datasets: ['spring-bloom'], files: IMAGES },
    ],
  },
  {
    name: 'wheat-pangenome',
    title: 'Pangenome of European winter wheat',
    description: 'Long reads, assemblies and annotations of 24 cultivars.',
    collections: [
      { name: 'hifi-reads', datasets: ['cultivar-julius', 'cultivar-arina'], files: READS },
      { name: 'graphs', datasets: ['minigraph-cactus'], files: ASSEMBLY },
    ],
  },
  {
    name: 'clinical-resistome',
    title: 'Hospital wastewater resistome',
    description: 'Access on request only: samples can be traced to wards.',
    collections: [{ name: 'isolates', datasets: ['ward-07'], files: ANNOTATION }],
  },
];

export const ANNOUNCEMENTS = [
  {
    type: AnnouncementType.MAINTENANCE,
    title: 'Maintenance of the Giessen data proxy',
    teaser: 'Up- and downloads through Giessen pause on Saturday from 06:00 to 09:00.',
    content:
      'Storage nodes get new disks. Objects stay available through the other locations.\n\nTimes and details: https://aruna.example/status',
  },
  {
    type: AnnouncementType.RELEASE,
    title: 'AOS 2.0.2 is out',
    teaser: 'Faster listing of large collections, and fixes for workspace tokens.',
    content: 'See the release notes for all changes. Nothing has to be done on your side.',
  },
  {
    type: AnnouncementType.ORGA,
    title: 'New data proxy in Bielefeld',
    teaser: 'Projects can now be replicated to Bielefeld.',
    content: 'Ask your local support for a quota.',
  },
] as const;
