namespace Doingoai.Player.Playback;

/// <summary>What the renderer tells the agent. Called from any thread; returns at once.</summary>
internal interface IRendererEvents
{
    /// <summary>The first frame of an entry was composited under a plan; entry "" is the calm slate.</summary>
    /// <param name="atMs">Portal time as the renderer knows it; the agent trusts its own clock more.</param>
    void Drawn(Guid screen, long manifest, string entry, long atMs);

    /// <summary>An entry could not be drawn (its file does not decode, its widget is unknown) and was passed over.</summary>
    void Failed(Guid screen, long manifest, string entry, string reason)
    {
    }

    /// <summary>The renderer is alive and paints.</summary>
    void Beat(Guid screen, double framesPerSecond);
}
