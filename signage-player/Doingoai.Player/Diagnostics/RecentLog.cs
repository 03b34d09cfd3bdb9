using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Diagnostics;

/// <summary>
/// The last lines of the agent's own log, for a technician far away. Everything goes on to the host's log, too. Stated loss:
/// beyond 500 lines the oldest goes, beyond 400 characters a line is cut.
/// </summary>
internal sealed class RecentLog(ILoggerFactory inner, TimeProvider time) : ILoggerFactory
{
    private const int MaxLines = 500;
    private const int MaxChars = 400;

    private readonly Queue<string> _lines = new();
    private readonly Lock _lock = new();

    public ILogger CreateLogger(string categoryName) => new Line(this, inner.CreateLogger(categoryName), categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose()
    {
        // The factory it wraps is the host's.
    }

    /// <summary>Oldest first, UTF-8; the oldest lines are left out when it would be more than <paramref name="maxBytes"/>.</summary>
    public byte[] ToBytes(int maxBytes)
    {
        string[] lines;
        lock (_lock) lines = [.. _lines];
        var (from, bytes) = (lines.Length, 0);
        while (from > 0 && (bytes += Encoding.UTF8.GetByteCount(lines[from - 1]) + 1) <= maxBytes) from--;
        return Encoding.UTF8.GetBytes(string.Concat(lines[from..].Select(line => line + "\n")));
    }

    private void Add(string line)
    {
        lock (_lock)
        {
            _lines.Enqueue(line.Length <= MaxChars ? line : line[..MaxChars]);
            if (_lines.Count > MaxLines) _lines.Dequeue();
        }
    }

    private sealed class Line(RecentLog log, ILogger inner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information || inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (inner.IsEnabled(logLevel)) inner.Log(logLevel, eventId, state, exception, formatter);
            if (logLevel < LogLevel.Information) return;
            var at = log.Now.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            var error = exception is null ? "" : $" | {exception.GetType().Name}: {exception.Message}";
            log.Add($"{at} {logLevel} {category}: {formatter(state, exception)}{error}".ReplaceLineEndings(" "));
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();
}
