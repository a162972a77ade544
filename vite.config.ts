import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

/**
 * The pages: built into web/dist, which the API serves; in development /api goes to a running API. The
 * portal for people without an account is an entry of its own, so that a phone loads nothing else.
 */
export default defineConfig({
  root: 'web',
  plugins: [solid()],
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: 'chrome108',
    rollupOptions: { input: ['web/index.html', 'web/portal/index.html'] },
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8080', changeOrigin: false } } },
})
