namespace Doingoai.Portal.Signage.Slides;

/// <summary>A version drawn for a screen class. The bytes lie in the blob store; drawing anew never changes what was approved.</summary>
internal sealed class Slide
{
    private Slide()
    {
    }

    public Slide(string version, string screenClass) => (VersionId, ScreenClass) = (version, screenClass);

    public string VersionId { get; private set; } = "";

    public string ScreenClass { get; private set; } = "";

    /// <summary>Of everything it was drawn from besides the version: theme, size, distance.</summary>
    public string Fingerprint { get; private set; } = "";

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary><c>null</c> when refused.</summary>
    public string? Sha256 { get; private set; }

    public string? ContentType { get; private set; }

    /// <summary>Rule code; <c>null</c> when drawn.</summary>
    public string? Refusal { get; private set; }

    public DateTimeOffset DrawnAt { get; private set; }

    public void Drawn(DrawnSlide drawn, string fingerprint, DateTimeOffset now)
    {
        (Width, Height, Sha256, ContentType, Refusal) = (drawn.Width, drawn.Height, drawn.Sha256, drawn.ContentType, drawn.Refusal);
        (Fingerprint, DrawnAt) = (fingerprint, now);
    }
}

/// <summary>The outcome of drawing.</summary>
internal sealed record DrawnSlide(int Width, int Height, string? Sha256, string? ContentType, string? Refusal);
