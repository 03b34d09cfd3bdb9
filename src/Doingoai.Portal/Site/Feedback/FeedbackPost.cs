namespace Doingoai.Portal.Site.Feedback;

/// <summary>A form as it came back.</summary>
/// <param name="LooksLikeProgram">It filled the field that no reader sees.</param>
internal sealed record FeedbackPost(FeedbackInput Input, string Token, string Language, string Network, bool LooksLikeProgram);
