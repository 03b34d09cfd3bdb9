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

    /// <summary>The renderer is alive and paints, and the screen is on time.</summary>
    void Beat(Guid screen, double framesPerSecond);

    /// <summary>What draws the screen is alive, whether or not the screen is on time.</summary>
    void Alive(Guid screen)
    {
    }

    /// <summary>The renderer begins to prepare an entry or to bring it on; "" = done, what was drawn stands.</summary>
    void Busy(Guid screen, string entry)
    {
    }

    /// <summary>What drew these screens crashed or hung, and is started anew.</summary>
    /// <param name="reason">One of <see cref="Protocol.Wire.LossReasons"/>.</param>
    void Lost(IReadOnlyList<Guid> lost, string reason)
    {
    }

    /// <summary>A look at the displays.</summary>
    /// <param name="lack">What they lack for the outputs, in words for a technician; <c>null</c>: nothing.</param>
    void Displays(string? lack)
    {
    }
}
