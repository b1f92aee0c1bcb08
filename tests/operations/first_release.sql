BEGIN TRANSACTION;
CREATE TABLE accuracies (
	learner_id INTEGER NOT NULL, 
	dimension VARCHAR(10) NOT NULL, 
	name VARCHAR(50) NOT NULL, 
	answers INTEGER NOT NULL, 
	points DOUBLE NOT NULL, 
	CONSTRAINT pk_accuracies PRIMARY KEY (learner_id, dimension, name), 
	CONSTRAINT fk_accuracies_learner_id_learners FOREIGN KEY(learner_id) REFERENCES learners (id) ON DELETE CASCADE
);
INSERT INTO "accuracies" VALUES(1,'tag','harbours',18,12.0);
INSERT INTO "accuracies" VALUES(1,'tag','testing',18,12.0);
INSERT INTO "accuracies" VALUES(1,'type','cloze',2,2.0);
INSERT INTO "accuracies" VALUES(1,'type','date',2,1.0);
INSERT INTO "accuracies" VALUES(1,'type','matching',2,1.0);
INSERT INTO "accuracies" VALUES(1,'type','multiple_choice',2,2.0);
INSERT INTO "accuracies" VALUES(1,'type','multiple_response',2,1.0);
INSERT INTO "accuracies" VALUES(1,'type','numeric',2,1.0);
INSERT INTO "accuracies" VALUES(1,'type','ordering',2,2.0);
INSERT INTO "accuracies" VALUES(1,'type','short_answer',2,1.0);
INSERT INTO "accuracies" VALUES(1,'type','true_false',2,1.0);
INSERT INTO "accuracies" VALUES(2,'tag','harbours',9,1.0);
INSERT INTO "accuracies" VALUES(2,'tag','testing',9,1.0);
INSERT INTO "accuracies" VALUES(2,'type','cloze',1,0.0);
INSERT INTO "accuracies" VALUES(2,'type','date',1,1.0);
INSERT INTO "accuracies" VALUES(2,'type','matching',1,0.0);
INSERT INTO "accuracies" VALUES(2,'type','multiple_choice',1,0.0);
INSERT INTO "accuracies" VALUES(2,'type','multiple_response',1,0.0);
INSERT INTO "accuracies" VALUES(2,'type','numeric',1,0.0);
INSERT INTO "accuracies" VALUES(2,'type','ordering',1,0.0);
INSERT INTO "accuracies" VALUES(2,'type','short_answer',1,0.0);
INSERT INTO "accuracies" VALUES(2,'type','true_false',1,0.0);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE articles (
	id INTEGER NOT NULL, 
	headline VARCHAR(300) NOT NULL, 
	publisher VARCHAR(200), 
	url VARCHAR(1000), 
	published_on VARCHAR(10) NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_articles PRIMARY KEY (id), 
	CONSTRAINT uq_articles_headline_published_on UNIQUE (headline, published_on)
);
INSERT INTO "articles" VALUES(1,'A harbour opens','The Test Gazette',NULL,'2020-05-06','2026-11-23 20:54:27.800177');
CREATE TABLE attempts (
	id INTEGER NOT NULL, 
	learner_id INTEGER NOT NULL, 
	set_id INTEGER NOT NULL, 
	edition_id INTEGER NOT NULL, 
	visit_id INTEGER NOT NULL, 
	start_key VARCHAR(80) NOT NULL, 
	scope VARCHAR(10) NOT NULL, 
	behaviour VARCHAR(20) NOT NULL, 
	layout VARCHAR(10) NOT NULL, 
	seed VARCHAR(32) NOT NULL, 
	question_order JSON NOT NULL, 
	started_at DATETIME NOT NULL, 
	deadline DATETIME, 
	submitted_at DATETIME, 
	points DOUBLE NOT NULL, 
	max_points DOUBLE NOT NULL, 
	CONSTRAINT pk_attempts PRIMARY KEY (id), 
	CONSTRAINT fk_attempts_edition_id_editions FOREIGN KEY(edition_id) REFERENCES editions (id), 
	CONSTRAINT fk_attempts_learner_id_learners FOREIGN KEY(learner_id) REFERENCES learners (id) ON DELETE CASCADE, 
	CONSTRAINT fk_attempts_set_id_question_sets FOREIGN KEY(set_id) REFERENCES question_sets (id), 
	CONSTRAINT fk_attempts_visit_id_visits FOREIGN KEY(visit_id) REFERENCES visits (id) ON DELETE CASCADE, 
	CONSTRAINT uq_attempts_learner_id_start_key UNIQUE (learner_id, start_key)
);
INSERT INTO "attempts" VALUES(1,1,1,1,1,'1-all-YrwIG4F0MZox9YCk','all','deferred','one','99f12f1ec32d13740a1f24186f2e4874','[3, 6, 7, 0, 5, 1, 4, 2, 8]','2026-11-23 20:54:28.194357',NULL,'2026-11-23 20:54:28.700576',9.0,9.0);
INSERT INTO "attempts" VALUES(2,1,1,1,1,'1-all-aHXsPsMkG_ppS6cU','all','deferred','one','601910f0c7b3eba92a16a81b404ca86f','[8, 7, 0, 3, 4, 6, 5, 1, 2]','2026-11-23 20:54:28.770007',NULL,'2026-11-23 20:54:28.807096',3.0,9.0);
INSERT INTO "attempts" VALUES(3,1,1,1,1,'1-all-Fsc6XiUW5t1IB8B5','all','deferred','one','181e847b05653241abb620f569045e61','[8, 2, 5, 1, 3, 6, 7, 0, 4]','2026-11-23 20:54:28.825536',NULL,NULL,0.0,9.0);
INSERT INTO "attempts" VALUES(4,2,1,1,2,'1-all-6UbxW-947BW49ekd','all','deferred','one','23333c00e6f0b9d74017d44564757d81','[5, 3, 0, 1, 6, 8, 4, 2, 7]','2026-11-23 20:54:28.845547',NULL,'2026-11-23 20:54:28.866790',1.0,9.0);
CREATE TABLE editions (
	id INTEGER NOT NULL, 
	set_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	published_at DATETIME NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	question_count INTEGER NOT NULL, 
	seconds INTEGER NOT NULL, 
	change TEXT NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	document JSON NOT NULL, 
	CONSTRAINT pk_editions PRIMARY KEY (id), 
	CONSTRAINT fk_editions_set_id_question_sets FOREIGN KEY(set_id) REFERENCES question_sets (id), 
	CONSTRAINT uq_editions_set_id_number UNIQUE (set_id, number)
);
INSERT INTO "editions" VALUES(1,1,1,'2026-11-23 20:54:27.800177','Sample set',9,325,'first edition','ca1cff379853a83224cc70b9dd613313a74649bcbbf53beba3ea7554ac7d4017','{"title": "Sample set", "summary": "One question of every type.", "level": "standard", "tags": ["harbours", "testing"], "source": {"headline": "A harbour opens", "publisher": "The Test Gazette", "url": null, "published_on": "2020-05-06"}, "questions": [{"id": 1, "key": "multiple-choice", "revision": 1, "type": "multiple_choice", "stem": "What of multiple-choice?", "content": {"options": [{"text": "Paris", "correct": true, "feedback": ""}, {"text": "Lyon", "correct": false, "feedback": ""}, {"text": "Nice", "correct": false, "feedback": "On the sea."}]}, "explanation": "Because of multiple-choice.", "difficulty": "easy", "tags": ["harbours", "testing"], "evidence": [{"kind": "event", "claim": "The harbour opened on 5 May 2020.", "value": "5 May 2020", "where": "sentence 2", "as_of": "2020-05-06"}]}, {"id": 2, "key": "multiple-response", "revision": 1, "type": "multiple_response", "stem": "What of multiple-response?", "content": {"options": [{"text": "Oslo", "correct": true, "feedback": ""}, {"text": "Helsinki", "correct": true, "feedback": ""}, {"text": "Bergen", "correct": false, "feedback": "A large port, but not a capital."}, {"text": "Turku", "correct": false, "feedback": ""}]}, "explanation": "Because of multiple-response.", "difficulty": "easy", "tags": ["harbours", "testing"], "evidence": [{"kind": "event", "claim": "The harbour opened on 5 May 2020.", "value": "5 May 2020", "where": "sentence 2", "as_of": "2020-05-06"}]}, {"id": 3, "key": "true-false", "revision": 1, "type": "true_false", "stem": "What of true-false?", "content": {"answer": false, "feedback": "It is the other way round."}, "explanation": "Because of true-false.", "difficulty": "easy", "tags": ["harbours", "testing"], "evidence": [{"kind": "event", "claim": "The harbour opened on 5 May 2020.", "value": "5 May 2020", "where": "sentence 2", "as_of": "2020-05-06"}]}, {"id": 4, "key": "short-answer", "revision": 1, "type": "short_answer", "stem": "What of short-answer?", "content": {"accepted": ["Reykjav\u00edk"], "rejected": [{"text": "Akureyri", "feedback": "That is the largest town in the north."}], "slips": true}, "explanation": "Because of short-answer.", "difficulty": "easy", "tags": ["harbours", "testing"], "evidence": [{"kind": "event", "claim": "The harbour opened on 5 May 2020.", "value": "5 May 2020", "where": "sentence 2", "as_of": "2020-05-06"}]}, {"id": 5, "key": "numeric", "revision": 1, "type": "numeric", "stem": "What of numeric?", "content": {"answer": "8,849", "tolerance": "1 %", "unit": "metres", "unit_forms": [], "unit_required": false}, "explanation": "Because of numeric.", "difficulty": "easy", "tags": ["harbours", "testing"], "evidence": [{"kind": "event", "claim": "The harbour opened on 5 May 2020.", "value": "5 May 2020", "where": "sentence 2", "as_of": "2020-05-06"}]}, {"id": 6, "key": "date", "revision": 1, "type": "date", "stem": "What of date?", "content": {"answer": "1969-07-20"}, "explanation": "Because of date.", "difficulty": "easy", "tags": ["harbours", "testing"], "evidence": [{"kind": "event", "claim": "The harbour opened on 5 May 2020.", "value": "5 May 2020", "where": "sentence 2", "as_of": "2020-05-06"}]}, {"id": 7, "key": "matching", "revision": 1, "type": "matching", "stem": "What of matching?", "content": {"pairs": [{"left": "Norway", "right": "krone"}, {"left": "Poland", "right": "zloty"}, {"left": "Ireland", "right": "euro"}], "distractors": ["forint"]}, "explanation": "Because of matching.", "difficulty": "easy", "tags": ["harbours", "testing"], "evidence": [{"kind": "event", "claim": "The harbour opened on 5 May 2020.", "value": "5 May 2020", "where": "sentence 2", "as_of": "2020-05-06"}]}, {"id": 8, "key": "ordering", "revision": 1, "type": "ordering", "stem": "What of ordering?", "content": {"items": ["Telegraph", "Telephone", "Television", "World Wide Web"], "first": "oldest", "last": "newest"}, "explanation": "Because of ordering.", "difficulty": "easy", "tags": ["harbours", "testing"], "evidence": [{"kind": "event", "claim": "The harbour opened on 5 May 2020.", "value": "5 May 2020", "where": "sentence 2", "as_of": "2020-05-06"}]}, {"id": 9, "key": "cloze", "revision": 1, "type": "cloze", "stem": "What of cloze?", "content": {"text": "Water boils at {1} degrees Celsius and freezes at {2}.", "gaps": [{"accepted": ["100", "one hundred"], "rejected": [], "options": [], "slips": true}, {"accepted": ["0"], "rejected": [], "options": ["-32", "0", "32"], "slips": true}]}, "explanation": "Because of cloze.", "difficulty": "easy", "tags": ["harbours", "testing"], "evidence": [{"kind": "event", "claim": "The harbour opened on 5 May 2020.", "value": "5 May 2020", "where": "sentence 2", "as_of": "2020-05-06"}]}]}');
CREATE TABLE facts (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	"key" VARCHAR(100) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	claim TEXT NOT NULL, 
	value VARCHAR(500) NOT NULL, 
	place VARCHAR(200) NOT NULL, 
	as_of VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_facts PRIMARY KEY (id), 
	CONSTRAINT fk_facts_article_id_articles FOREIGN KEY(article_id) REFERENCES articles (id), 
	CONSTRAINT uq_facts_article_id_key UNIQUE (article_id, "key")
);
INSERT INTO "facts" VALUES(1,1,'opening','event','The harbour opened on 5 May 2020.','5 May 2020','sentence 2','2020-05-06');
CREATE TABLE learners (
	id INTEGER NOT NULL, 
	token_hash VARCHAR(64), 
	nickname VARCHAR(40) NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_learners PRIMARY KEY (id), 
	CONSTRAINT uq_learners_token_hash UNIQUE (token_hash)
);
INSERT INTO "learners" VALUES(1,'97e7ac3ed08334be41c45fa0afca852f72699e631634e3fe83cace9b877aeb63','','2026-11-23 20:54:28.194357');
INSERT INTO "learners" VALUES(2,'59c41f87f6fb3ffd7d6355d12723998f869b12fd3252ff8eebfbc4ff28ff3b87','','2026-11-23 20:54:28.845547');
CREATE TABLE question_sets (
	id INTEGER NOT NULL, 
	slug VARCHAR(100) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	summary TEXT NOT NULL, 
	level VARCHAR(40) NOT NULL, 
	article_id INTEGER NOT NULL, 
	file_hash VARCHAR(64), 
	edition_number INTEGER, 
	CONSTRAINT pk_question_sets PRIMARY KEY (id), 
	CONSTRAINT fk_question_sets_article_id_articles FOREIGN KEY(article_id) REFERENCES articles (id), 
	CONSTRAINT uq_question_sets_slug UNIQUE (slug)
);
INSERT INTO "question_sets" VALUES(1,'sample','Sample set','One question of every type.','standard',1,'95901d8b2f6c3924e7bfa629596c8a3cb97fdd08d0b74516e80e372c95ced42c',1);
CREATE TABLE questions (
	id INTEGER NOT NULL, 
	set_id INTEGER NOT NULL, 
	"key" VARCHAR(100) NOT NULL, 
	position INTEGER NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	CONSTRAINT pk_questions PRIMARY KEY (id), 
	CONSTRAINT fk_questions_set_id_question_sets FOREIGN KEY(set_id) REFERENCES question_sets (id), 
	CONSTRAINT uq_questions_set_id_key UNIQUE (set_id, "key")
);
INSERT INTO "questions" VALUES(1,1,'multiple-choice',0,0);
INSERT INTO "questions" VALUES(2,1,'multiple-response',1,0);
INSERT INTO "questions" VALUES(3,1,'true-false',2,0);
INSERT INTO "questions" VALUES(4,1,'short-answer',3,0);
INSERT INTO "questions" VALUES(5,1,'numeric',4,0);
INSERT INTO "questions" VALUES(6,1,'date',5,0);
INSERT INTO "questions" VALUES(7,1,'matching',6,0);
INSERT INTO "questions" VALUES(8,1,'ordering',7,0);
INSERT INTO "questions" VALUES(9,1,'cloze',8,0);
CREATE TABLE responses (
	attempt_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	answer JSON, 
	flagged BOOLEAN NOT NULL, 
	answered_at DATETIME NOT NULL, 
	checked_at DATETIME, 
	fraction DOUBLE, 
	CONSTRAINT pk_responses PRIMARY KEY (attempt_id, position), 
	CONSTRAINT fk_responses_attempt_id_attempts FOREIGN KEY(attempt_id) REFERENCES attempts (id) ON DELETE CASCADE
);
INSERT INTO "responses" VALUES(1,0,'"Reykjav\u00edk"',0,'2026-11-23 20:54:28.700576',NULL,1.0);
INSERT INTO "responses" VALUES(1,1,'[0, 1, 2]',0,'2026-11-23 20:54:28.700576',NULL,1.0);
INSERT INTO "responses" VALUES(1,2,'[1, 2, 3, 4]',0,'2026-11-23 20:54:28.700576',NULL,1.0);
INSERT INTO "responses" VALUES(1,3,0,0,'2026-11-23 20:54:28.700576',NULL,1.0);
INSERT INTO "responses" VALUES(1,4,'"1969-07-20"',0,'2026-11-23 20:54:28.700576',NULL,1.0);
INSERT INTO "responses" VALUES(1,5,'[0, 1]',0,'2026-11-23 20:54:28.700576',NULL,1.0);
INSERT INTO "responses" VALUES(1,6,'"8,849"',0,'2026-11-23 20:54:28.700576',NULL,1.0);
INSERT INTO "responses" VALUES(1,7,'false',0,'2026-11-23 20:54:28.700576',NULL,1.0);
INSERT INTO "responses" VALUES(1,8,'["100", 1]',0,'2026-11-23 20:54:28.700576',NULL,1.0);
INSERT INTO "responses" VALUES(2,0,'["100", 1]',0,'2026-11-23 20:54:28.807096',NULL,1.0);
INSERT INTO "responses" VALUES(2,1,'[1, 2, 3, 4]',0,'2026-11-23 20:54:28.807096',NULL,1.0);
INSERT INTO "responses" VALUES(2,2,0,0,'2026-11-23 20:54:28.807096',NULL,1.0);
INSERT INTO "responses" VALUES(2,3,NULL,0,'2026-11-23 20:54:28.807096',NULL,0.0);
INSERT INTO "responses" VALUES(2,4,NULL,0,'2026-11-23 20:54:28.807096',NULL,0.0);
INSERT INTO "responses" VALUES(2,5,NULL,0,'2026-11-23 20:54:28.807096',NULL,0.0);
INSERT INTO "responses" VALUES(2,6,NULL,0,'2026-11-23 20:54:28.807096',NULL,0.0);
INSERT INTO "responses" VALUES(2,7,NULL,0,'2026-11-23 20:54:28.807096',NULL,0.0);
INSERT INTO "responses" VALUES(2,8,NULL,0,'2026-11-23 20:54:28.807096',NULL,0.0);
INSERT INTO "responses" VALUES(3,0,'["100", 1]',0,'2026-11-23 20:54:28.839907',NULL,NULL);
INSERT INTO "responses" VALUES(4,0,'"1969-07-20"',0,'2026-11-23 20:54:28.866790',NULL,1.0);
INSERT INTO "responses" VALUES(4,1,NULL,0,'2026-11-23 20:54:28.866790',NULL,0.0);
INSERT INTO "responses" VALUES(4,2,NULL,0,'2026-11-23 20:54:28.866790',NULL,0.0);
INSERT INTO "responses" VALUES(4,3,NULL,0,'2026-11-23 20:54:28.866790',NULL,0.0);
INSERT INTO "responses" VALUES(4,4,NULL,0,'2026-11-23 20:54:28.866790',NULL,0.0);
INSERT INTO "responses" VALUES(4,5,NULL,0,'2026-11-23 20:54:28.866790',NULL,0.0);
INSERT INTO "responses" VALUES(4,6,NULL,0,'2026-11-23 20:54:28.866790',NULL,0.0);
INSERT INTO "responses" VALUES(4,7,NULL,0,'2026-11-23 20:54:28.866790',NULL,0.0);
INSERT INTO "responses" VALUES(4,8,NULL,0,'2026-11-23 20:54:28.866790',NULL,0.0);
CREATE TABLE revision_facts (
	revision_id INTEGER NOT NULL, 
	fact_id INTEGER NOT NULL, 
	CONSTRAINT pk_revision_facts PRIMARY KEY (revision_id, fact_id), 
	CONSTRAINT fk_revision_facts_fact_id_facts FOREIGN KEY(fact_id) REFERENCES facts (id), 
	CONSTRAINT fk_revision_facts_revision_id_revisions FOREIGN KEY(revision_id) REFERENCES revisions (id)
);
INSERT INTO "revision_facts" VALUES(7,1);
INSERT INTO "revision_facts" VALUES(4,1);
INSERT INTO "revision_facts" VALUES(6,1);
INSERT INTO "revision_facts" VALUES(2,1);
INSERT INTO "revision_facts" VALUES(9,1);
INSERT INTO "revision_facts" VALUES(1,1);
INSERT INTO "revision_facts" VALUES(8,1);
INSERT INTO "revision_facts" VALUES(5,1);
INSERT INTO "revision_facts" VALUES(3,1);
CREATE TABLE revisions (
	id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	type VARCHAR(40) NOT NULL, 
	stem TEXT NOT NULL, 
	content JSON NOT NULL, 
	explanation TEXT NOT NULL, 
	difficulty VARCHAR(20) NOT NULL, 
	tags JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_revisions PRIMARY KEY (id), 
	CONSTRAINT fk_revisions_question_id_questions FOREIGN KEY(question_id) REFERENCES questions (id), 
	CONSTRAINT uq_revisions_question_id_number UNIQUE (question_id, number)
);
INSERT INTO "revisions" VALUES(1,1,1,'multiple_choice','What of multiple-choice?','{"options": [{"text": "Paris", "correct": true, "feedback": ""}, {"text": "Lyon", "correct": false, "feedback": ""}, {"text": "Nice", "correct": false, "feedback": "On the sea."}]}','Because of multiple-choice.','easy','[]','2026-11-23 20:54:27.800177');
INSERT INTO "revisions" VALUES(2,2,1,'multiple_response','What of multiple-response?','{"options": [{"text": "Oslo", "correct": true, "feedback": ""}, {"text": "Helsinki", "correct": true, "feedback": ""}, {"text": "Bergen", "correct": false, "feedback": "A large port, but not a capital."}, {"text": "Turku", "correct": false, "feedback": ""}]}','Because of multiple-response.','easy','[]','2026-11-23 20:54:27.800177');
INSERT INTO "revisions" VALUES(3,3,1,'true_false','What of true-false?','{"answer": false, "feedback": "It is the other way round."}','Because of true-false.','easy','[]','2026-11-23 20:54:27.800177');
INSERT INTO "revisions" VALUES(4,4,1,'short_answer','What of short-answer?','{"accepted": ["Reykjav\u00edk"], "rejected": [{"text": "Akureyri", "feedback": "That is the largest town in the north."}], "slips": true}','Because of short-answer.','easy','[]','2026-11-23 20:54:27.800177');
INSERT INTO "revisions" VALUES(5,5,1,'numeric','What of numeric?','{"answer": "8,849", "tolerance": "1 %", "unit": "metres", "unit_forms": [], "unit_required": false}','Because of numeric.','easy','[]','2026-11-23 20:54:27.800177');
INSERT INTO "revisions" VALUES(6,6,1,'date','What of date?','{"answer": "1969-07-20"}','Because of date.','easy','[]','2026-11-23 20:54:27.800177');
INSERT INTO "revisions" VALUES(7,7,1,'matching','What of matching?','{"pairs": [{"left": "Norway", "right": "krone"}, {"left": "Poland", "right": "zloty"}, {"left": "Ireland", "right": "euro"}], "distractors": ["forint"]}','Because of matching.','easy','[]','2026-11-23 20:54:27.800177');
INSERT INTO "revisions" VALUES(8,8,1,'ordering','What of ordering?','{"items": ["Telegraph", "Telephone", "Television", "World Wide Web"], "first": "oldest", "last": "newest"}','Because of ordering.','easy','[]','2026-11-23 20:54:27.800177');
INSERT INTO "revisions" VALUES(9,9,1,'cloze','What of cloze?','{"text": "Water boils at {1} degrees Celsius and freezes at {2}.", "gaps": [{"accepted": ["100", "one hundred"], "rejected": [], "options": [], "slips": true}, {"accepted": ["0"], "rejected": [], "options": ["-32", "0", "32"], "slips": true}]}','Because of cloze.','easy','[]','2026-11-23 20:54:27.800177');
CREATE TABLE set_scores (
	learner_id INTEGER NOT NULL, 
	set_id INTEGER NOT NULL, 
	attempts INTEGER NOT NULL, 
	best_points DOUBLE NOT NULL, 
	best_max DOUBLE NOT NULL, 
	first_points DOUBLE NOT NULL, 
	first_max DOUBLE NOT NULL, 
	latest_points DOUBLE NOT NULL, 
	latest_max DOUBLE NOT NULL, 
	latest_id INTEGER NOT NULL, 
	CONSTRAINT pk_set_scores PRIMARY KEY (learner_id, set_id), 
	CONSTRAINT fk_set_scores_learner_id_learners FOREIGN KEY(learner_id) REFERENCES learners (id) ON DELETE CASCADE, 
	CONSTRAINT fk_set_scores_set_id_question_sets FOREIGN KEY(set_id) REFERENCES question_sets (id)
);
INSERT INTO "set_scores" VALUES(1,1,2,9.0,9.0,9.0,9.0,3.0,9.0,2);
INSERT INTO "set_scores" VALUES(2,1,1,1.0,9.0,1.0,9.0,1.0,9.0,4);
CREATE TABLE set_tags (
	set_id INTEGER NOT NULL, 
	tag VARCHAR(50) NOT NULL, 
	CONSTRAINT pk_set_tags PRIMARY KEY (set_id, tag), 
	CONSTRAINT fk_set_tags_set_id_question_sets FOREIGN KEY(set_id) REFERENCES question_sets (id) ON DELETE CASCADE
);
INSERT INTO "set_tags" VALUES(1,'harbours');
INSERT INTO "set_tags" VALUES(1,'testing');
CREATE TABLE tallies (
	question_id INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	answers INTEGER NOT NULL, 
	points DOUBLE NOT NULL, 
	CONSTRAINT pk_tallies PRIMARY KEY (question_id, revision), 
	CONSTRAINT fk_tallies_question_id_questions FOREIGN KEY(question_id) REFERENCES questions (id)
);
INSERT INTO "tallies" VALUES(1,1,2,1.0);
INSERT INTO "tallies" VALUES(2,1,2,1.0);
INSERT INTO "tallies" VALUES(3,1,2,1.0);
INSERT INTO "tallies" VALUES(4,1,2,1.0);
INSERT INTO "tallies" VALUES(5,1,2,1.0);
INSERT INTO "tallies" VALUES(6,1,2,2.0);
INSERT INTO "tallies" VALUES(7,1,2,1.0);
INSERT INTO "tallies" VALUES(8,1,2,1.0);
INSERT INTO "tallies" VALUES(9,1,2,1.0);
CREATE TABLE visits (
	id INTEGER NOT NULL, 
	learner_id INTEGER NOT NULL, 
	started_at DATETIME NOT NULL, 
	attempts INTEGER NOT NULL, 
	points DOUBLE NOT NULL, 
	max_points DOUBLE NOT NULL, 
	CONSTRAINT pk_visits PRIMARY KEY (id), 
	CONSTRAINT fk_visits_learner_id_learners FOREIGN KEY(learner_id) REFERENCES learners (id) ON DELETE CASCADE
);
INSERT INTO "visits" VALUES(1,1,'2026-11-23 20:54:28.194357',2,12.0,18.0);
INSERT INTO "visits" VALUES(2,2,'2026-11-23 20:54:28.845547',1,1.0,9.0);
CREATE INDEX ix_visits_learner_id_id ON visits (learner_id, id);
CREATE INDEX ix_set_scores_learner_id_latest_id ON set_scores (learner_id, latest_id);
CREATE INDEX ix_set_tags_tag ON set_tags (tag);
CREATE INDEX ix_attempts_visit_id ON attempts (visit_id);
CREATE INDEX ix_attempts_history ON attempts (learner_id, visit_id, id);
CREATE INDEX ix_attempts_open ON attempts (learner_id, submitted_at, id);
CREATE INDEX ix_revision_facts_fact_id ON revision_facts (fact_id);
COMMIT;
