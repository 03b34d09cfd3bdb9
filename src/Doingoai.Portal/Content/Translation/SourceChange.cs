using Doingoai.Portal.Content.Types;

namespace Doingoai.Portal.Content.Translation;

/// <summary>A field whose source changed since it was translated.</summary>
/// <param name="Before">As it was when translated; <c>null</c> = empty.</param>
/// <param name="Known">False if nobody recorded what it was translated from.</param>
public sealed record SourceChange(FieldDefinition Field, FieldValue? Before, FieldValue? After, bool Known);
