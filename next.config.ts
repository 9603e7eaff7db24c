import type { NextConfig } from 'next';

const config: NextConfig = {
  output: 'standalone',
  poweredByHeader: false,
  reactStrictMode: true,
  // Packages with native parts, or that look for files of their own at run time.
  serverExternalPackages: [
    'couchbase',
    'modesl',
    'mariadb',
    '@prisma/adapter-mariadb',
    '@node-rs/argon2',
    'pino',
  ],
  // The prebuilt binary of couchbase is found at run time only; its C++ sources are 100 MB.
  outputFileTracingIncludes: {
    '/*': ['./node_modules/@couchbase/couchbase-linux-x64-napi/**/*'],
    // Sounds are converted in a thread that loads its own sources (lib/sounds/audio).
    '/api/v1/sounds/**': [
      './lib/sounds/audio/*',
      './lib/shared/wav-write.ts',
      './node_modules/{tsx,esbuild,mpg123-decoder,simple-yenc}/**/*',
      './node_modules/{@esbuild,@wasm-audio-decoders,@eshaz}/**/*',
    ],
  },
  outputFileTracingExcludes: {
    '/*': ['./node_modules/couchbase/deps/**/*', './node_modules/couchbase/src/**/*'],
  },
};

export default config;
