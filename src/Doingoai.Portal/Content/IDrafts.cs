namespace Doingoai.Portal.Content;

/// <summary>A version whatever its stage, in the form of a live one: for previews and for drawing slides, never for the public.</summary>
internal interface IDrafts
{
    Task<LiveVersion?> FindAsync(string version, CancellationToken cancel);
}
