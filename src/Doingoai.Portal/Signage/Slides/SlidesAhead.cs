using System.Threading.Channels;
using Doingoai.Portal.Content;
using Doingoai.Portal.Platform.Events;

namespace Doingoai.Portal.Signage.Slides;

/// <summary>Draws the slides of a version as soon as it is saved, so that preview and publication find them drawn.</summary>
internal sealed partial class SlidesAhead(ISlideProjection projection, ILogger<SlidesAhead> logger) : BackgroundService, IOn<VersionSaved>
{
    // What is dropped is drawn when somebody asks for it.
    private readonly Channel<string> _versions = System.Threading.Channels.Channel.CreateBounded<string>(new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Handle(VersionSaved happened) => _versions.Writer.TryWrite(happened.Version);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var version in _versions.Reader.ReadAllAsync(stoppingToken))
            try
            {
                await projection.ProjectAsync(version, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogDrawingFailed(error, version);
            }
    }

    [LoggerMessage(LogLevel.Warning, "The slides of version {Version} could not be drawn ahead.")]
    private partial void LogDrawingFailed(Exception error, string version);
}
