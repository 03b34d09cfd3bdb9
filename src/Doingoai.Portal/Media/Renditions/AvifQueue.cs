using System.Threading.Channels;
using Doingoai.Portal.Media.Framings;
using Doingoai.Portal.Media.Intake;

namespace Doingoai.Portal.Media.Renditions;

/// <summary>
/// Makes AVIF of what readers look at, when no other picture waits: it costs ten times WebP and saves a third of the bytes.
/// A full queue drops; the next reader asks again.
/// </summary>
internal sealed partial class AvifQueue(RenditionCache renditions, PictureWorkers workers, TimeProvider time, ILogger<AvifQueue> logger) : BackgroundService
{
    private const int Longest = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<Wanted> _wanted = Channel.CreateBounded<Wanted>(new BoundedChannelOptions(Longest) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Want(string sha256, RenditionPreset preset, Framing? framing) => _wanted.Writer.TryWrite(new(sha256, preset, framing));

    /// <summary>The next one, if any.</summary>
    internal async Task<bool> MakeOneAsync(CancellationToken stop)
    {
        if (!_wanted.Reader.TryRead(out var wanted)) return false;
        if (renditions.Made(wanted.Sha256, wanted.Preset, RenditionFormat.Avif, wanted.Framing) is null)
            await renditions.PathAsync(wanted.Sha256, wanted.Preset, RenditionFormat.Avif, stop, wanted.Framing);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _wanted.Reader.WaitToReadAsync(stoppingToken))
        {
            while (!workers.AreIdle) await Task.Delay(Pause, time, stoppingToken);
            try
            {
                await MakeOneAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(error);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "An AVIF rendition could not be made; readers get WebP.")]
    private partial void LogFailed(Exception error);

    private sealed record Wanted(string Sha256, RenditionPreset Preset, Framing? Framing);
}
