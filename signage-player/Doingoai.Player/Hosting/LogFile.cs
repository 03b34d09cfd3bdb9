using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Hosting;

/// <summary>
/// The player's own log on its disk, bounded: one file of at most 1 MiB and the three before it. Stated loss: what comes
/// faster than the disk takes it is dropped and counted, and what a disk refuses is gone.
/// </summary>
internal sealed class LogFile : ILoggerProvider, IAsyncDisposable
{
    private const long MaxBytes = 1024 * 1024;
    private const int Kept = 3;
    private const int MaxLine = 4_000;

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly Channel<string> _lines = Channel.CreateBounded<string>(new BoundedChannelOptions(1_000) { SingleReader = true });
    private readonly Task _writing;
    private int _dropped;

    /// <param name="folder">Made if it is not there.</param>
    public LogFile(string folder, TimeProvider time)
    {
        (_path, _time) = (Path.Combine(folder, "player.log"), time);
        _writing = Task.Run(WriteAsync);
    }

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName.Split('.')[^1]);

    public void Dispose() => _lines.Writer.TryComplete();

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _writing;
    }

    private void Add(LogLevel level, string category, string message, Exception? error)
    {
        var at = _time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var text = $"{at} {level} {category}: {message}{(error is null ? "" : $" | {error}")}".ReplaceLineEndings(" ⏎ ");
        if (!_lines.Writer.TryWrite(text.Length > MaxLine ? text[..MaxLine] : text)) Interlocked.Increment(ref _dropped);
    }

    private async Task WriteAsync()
    {
        await foreach (var line in _lines.Reader.ReadAllAsync())
        {
            try
            {
                if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var lost) Append($"({lost} lines were dropped)");
                Append(line);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A log is no reason to stop; the disk tells of itself elsewhere.
            }
        }
    }

    private void Append(string line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        if (File.Exists(_path) && new FileInfo(_path).Length + bytes.Length > MaxBytes) Rotate();
        using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        file.Write(bytes);
    }

    private void Rotate()
    {
        for (var number = Kept - 1; number >= 1; number--)
            if (File.Exists($"{_path}.{number}")) File.Move($"{_path}.{number}", $"{_path}.{number + 1}", overwrite: true);
        File.Move(_path, $"{_path}.1", overwrite: true);
    }

    private sealed class Category(LogFile file, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            file.Add(logLevel, name, formatter(state, exception), exception);
    }
}
