# Conclave against a PostgreSQL of its own (DATABASE_URL). The embedded one is left out of the image: see docs/operating.md.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY .config/prisma.ts .config/prisma.ts
COPY prisma/schema.prisma prisma/schema.prisma
# Optional are a Node for machines that have another, and the embedded PostgreSQL. No package needs its install script.
RUN npm ci --omit=dev --omit=optional --ignore-scripts && npx --no-install prisma generate --config .config/prisma.ts

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY --from=dependencies /app/src/database/generated src/database/generated
COPY package.json ./
COPY commands commands
COPY jobs jobs
COPY prisma/migrations prisma/migrations
COPY src src
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm, so that it hears SIGTERM and finishes what it has accepted.
CMD ["node", "src/main.ts"]
