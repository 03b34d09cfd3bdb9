using Doingoai.Player.Playback;
using Doingoai.Protocol.Wire;

namespace Doingoai.FleetSimulator;

/// <summary>Draws as <see cref="FakeRenderer"/> does, and says what every view and every frame consists of.</summary>
internal sealed class TellingRenderer(TextWriter output, Func<string, string?> hashOf) : IRendererPort, IDisposable
{
    private readonly FakeRenderer _renderer = new(TimeProvider.System);
    private readonly Lock _gate = new();

    public void Start(IRendererEvents events) => _renderer.Start(new Telling(this, events));

    public void Show(RendererView view)
    {
        Tell(Shown.Of(view, hashOf));
        _renderer.Show(view);
    }

    public Task<byte[]?> ScreenshotAsync(Guid screen, CancellationToken cancel) => _renderer.ScreenshotAsync(screen, cancel);

    public Task<bool> ReloadAsync(CancellationToken cancel) => _renderer.ReloadAsync(cancel);

    public void Dispose() => _renderer.Dispose();

    private void Tell(Shown shown)
    {
        lock (_gate)
        {
            output.WriteLine(System.Text.Encoding.UTF8.GetString(ProtocolJson.ToBytes(shown)));
            output.Flush();
        }
    }

    private sealed class Telling(TellingRenderer renderer, IRendererEvents events) : IRendererEvents
    {
        public void Drawn(Guid screen, long manifest, string entry, long atMs)
        {
            renderer.Tell(new(manifest, null, entry, null));
            events.Drawn(screen, manifest, entry, atMs);
        }

        public void Beat(Guid screen, double framesPerSecond) => events.Beat(screen, framesPerSecond);
    }
}
