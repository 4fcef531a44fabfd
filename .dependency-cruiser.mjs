import { rules } from './scripts/house/rules.mjs';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: rules,
  options: {
    // Imports of types are arrows like any other, although the compiler drops them.
    tsPreCompilationDeps: true,
    // A test stands beside its subject and may look up and down.
    exclude: { path: '\\.test\\.tsx?$|^(?:out|dist)/' },
    doNotFollow: { path: ['node_modules', '^gen/'] },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
