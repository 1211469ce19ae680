"""`cognito-demo local` in a process of its own, in memory, as a program in Python uses it."""

import os
import re
import subprocess
import tempfile
import threading

import boto3
from botocore.config import Config

ROOT = os.path.join(os.path.dirname(__file__), "..", "..", "..")
# How long a message may take to show, in seconds: it is written before the call that sent it is answered.
PATIENCE = 30


class LocalCognito:
    def __init__(self):
        self.home = tempfile.TemporaryDirectory(prefix="cognito-demo-python-")
        self.process = subprocess.Popen(
            [os.environ.get("NODE", "node"), os.path.join(ROOT, "bin", "cognito-demo.js"), "local", "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "COGNITO_DEMO_HOME": self.home.name, "NO_COLOR": "1"},
        )
        self.lines = []
        self.news = threading.Condition()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.url = self.process.stdout.readline().strip()
        if not self.url:
            self.process.wait()
            self.reader.join()
            raise RuntimeError("cognito-demo local did not start:\n" + self.log)

    def client(self):
        return boto3.client(
            "cognito-idp",
            endpoint_url=self.url,
            region_name="us-east-1",
            aws_access_key_id="any",
            aws_secret_access_key="any",
            config=Config(retries={"total_max_attempts": 1}),
        )

    def sent_code(self, to: str) -> str:
        """The newest code to this address, from the line that shows where the program runs."""

        def find():
            messages = [line for line in self.lines if line.startswith(f"EMAIL to {to}: ")]
            return re.search(r"\b\d{6}\b", messages[-1]).group() if messages else None

        with self.news:
            if not self.news.wait_for(find, timeout=PATIENCE):
                raise AssertionError(f"No code was sent to {to}:\n{self.log}")
            return find()

    @property
    def log(self) -> str:
        return "".join(self.lines)

    def stop(self) -> int:
        self.process.terminate()
        exit_code = self.process.wait()
        self.reader.join()
        self.process.stdout.close()
        self.process.stderr.close()
        self.home.cleanup()
        return exit_code

    def _read(self):
        for line in self.process.stderr:
            with self.news:
                self.lines.append(line)
                self.news.notify_all()
