namespace Doingoai.Portal.Platform;

/// <summary>
/// A rule refuses. <paramref name="code"/> ("version.author-may-not-publish") is turned into ProblemDetails 409 and,
/// in the admin, into a sentence by the resource key <c>Rule_{code}</c> of the module that threw it.
/// </summary>
public sealed class RuleException(string code, params object[] arguments) : Exception(code)
{
    /// <summary>module.reason, lower case.</summary>
    public string Code { get; } = code;

    /// <summary>Values for the sentence's places.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;
}
