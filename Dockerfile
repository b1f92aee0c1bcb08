# Untested here: no container engine was at hand. One image for the site and its worker.
#   docker build -t quizapp . && docker run -p 5000:5000 -v quizapp:/data \
#       -e QUIZAPP_SECRET_KEY=... -e QUIZAPP_TRUSTED_HOSTS=quiz.school.example quizapp
FROM python:3.13-slim AS build
WORKDIR /src
RUN python -m venv /app
COPY requirements.lock ./
RUN /app/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY quizapp quizapp
COPY questions questions
COPY templates templates
COPY static static
RUN /app/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
    && /app/bin/pip install --no-cache-dir "redis>=6,<9"

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin quizapp \
    && install -d -o quizapp -g quizapp -m 700 /data
COPY --from=build /app /app
ENV PATH=/app/bin:$PATH PYTHONUNBUFFERED=1 \
    QUIZAPP_ENV=production QUIZAPP_DATA_DIR=/data QUIZAPP_HOST=0.0.0.0
USER quizapp
VOLUME /data
EXPOSE 5000
# By the name under which the site is asked for, or the trusted hosts would refuse it.
HEALTHCHECK --start-period=60s --interval=30s --timeout=5s CMD ["python", "-c", "\
import os, http.client as h; \
c = h.HTTPConnection('127.0.0.1', int(os.environ.get('QUIZAPP_PORT', 5000)), timeout=4); \
name = os.environ.get('QUIZAPP_TRUSTED_HOSTS', 'localhost').split(',')[0].strip().lstrip('.'); \
c.request('GET', '/healthz', headers={'Host': name}); \
raise SystemExit(c.getresponse().status != 200)"]
CMD ["sh", "-c", "quizapp init && exec quizapp serve"]
