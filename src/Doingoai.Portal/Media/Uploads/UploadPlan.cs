namespace Doingoai.Portal.Media.Uploads;

/// <summary>The file somebody wants to send.</summary>
internal sealed record UploadPlan(string FileName, long Size, long Stamp, Guid? Folder);
