namespace Doingoai.Portal.Platform.Startup;

/// <summary>The portal cannot start, and a person can do something about it: the message is one clear sentence, shown as it is.</summary>
internal sealed class StartRefused(string sentence) : Exception(sentence);
