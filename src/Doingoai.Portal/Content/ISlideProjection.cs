namespace Doingoai.Portal.Content;

/// <summary>Draws a version for every screen class it can be shown on. Drawn slides are kept by hash, so asking again is cheap.</summary>
public interface ISlideProjection
{
    Task<IReadOnlyList<ProjectedSlide>> ProjectAsync(string version, CancellationToken cancel);
}

/// <summary>What a screen class would show.</summary>
/// <param name="ScreenClass">Key of the class; <c>*</c> for media shown as they are.</param>
/// <param name="Sha256">Of the raster, video or sound; <c>null</c> when it was refused.</param>
/// <param name="ContentType">Of those bytes.</param>
/// <param name="Refusal">Rule code why it cannot be shown there, e.g. <c>slide.does-not-fit</c>.</param>
/// <param name="Names">What the class is called, by language; <c>null</c> for <c>*</c>.</param>
public sealed record ProjectedSlide(
    string ScreenClass, int Width, int Height, string? Sha256, string? ContentType = null, string? Refusal = null, IReadOnlyDictionary<string, string>? Names = null);
